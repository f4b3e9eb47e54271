-- no revision
select 1;
