insert into step (n, tool) select count(*), 'script' from step;
