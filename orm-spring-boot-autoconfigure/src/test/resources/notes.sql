insert into note (title) values ('one'), ('two');
