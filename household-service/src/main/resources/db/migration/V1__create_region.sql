-- Without indexes as yet: rows are loaded faster into a bare table.
CREATE TABLE region (
    code   text COLLATE "C" NOT NULL,
    name   text             NOT NULL,
    level  smallint         NOT NULL,
    parent text COLLATE "C"
);
