--liquibase formatted sql
--changeset ada:1
create table step (n integer not null primary key, tool varchar(20) not null);
insert into step (n, tool) values (0, 'liquibase');
