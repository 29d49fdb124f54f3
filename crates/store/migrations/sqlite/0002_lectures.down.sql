DROP TABLE lecture_driver;
DROP TABLE lecture_vote;
DROP TABLE lecture_event;
DROP TABLE lecture;
