insert into authors (name, books) values ('Ada', 1);
