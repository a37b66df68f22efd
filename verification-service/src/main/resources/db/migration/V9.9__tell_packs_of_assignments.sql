CREATE TRIGGER tell_villages_of_new_assignments AFTER INSERT ON assignment
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();
CREATE TRIGGER tell_villages_of_changed_assignments AFTER UPDATE ON assignment
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT
    EXECUTE FUNCTION tell_villages_of_changed_households();
CREATE TRIGGER tell_villages_of_ended_assignments AFTER DELETE ON assignment
    REFERENCING OLD TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();
