CREATE INDEX audit_of_subject ON audit (subject, sequence);
CREATE INDEX audit_by_actor ON audit (actor, sequence);
