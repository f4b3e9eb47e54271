-- revision: 3333cccc
-- parents: 2222bbbb
-- message: keep an audit

-- upgrade
create table audit (id int);

-- downgrade
drop table audit;
