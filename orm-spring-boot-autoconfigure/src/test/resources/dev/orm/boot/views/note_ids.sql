-- repeatable: note_ids
-- message: ids of notes

-- upgrade
drop view if exists note_ids;
create view note_ids as select id from note;

-- downgrade
drop view if exists note_ids;
