DROP TABLE retained, followup_response, followup_linkage, followup_offer, study, set_aside, receipt, receipt_secret, sealed,
    batch, pending, ticket_spent, ticket_request, lecture_driver, lecture_vote, lecture_event, lecture, deck_version, mark;
