insert into step (n, tool) select count(*), 'flyway' from step;
