DROP TABLE presence, retained, followup_response, followup_linkage, followup_offer, study, set_aside, receipt, receipt_secret, sealed,
    batch, pending, ticket_spent, ticket_request, lecture_driver, lecture_vote, lecture_event, lecture, deck_version, mark;
DROP FUNCTION tell_of_event, tell_of_vote, tell_of_lecture;
