-- revision: 3333cccc
-- message: create audit

-- upgrade
create table audit (id int);

-- downgrade
drop table audit;
