-- The known profiles of scoring, see Profile in jixiao/profiles.py. One row a profile. Made once a connection.
-- profile: its parameters as points() takes them.
-- $profiles: [{"id", "execution", "indicator", "cost", "overrun"}] as JSON, ramps as {"zero_below", "full_from"}
create table profiles as
select
    profile.id,
    profile
from (
    select unnest(from_json(
        $profiles::varchar,
        '[{"id": "VARCHAR", "execution": {"zero_below": "DOUBLE", "full_from": "DOUBLE"},
           "indicator": {"zero_below": "DOUBLE", "full_from": "DOUBLE"},
           "cost": {"zero_below": "DOUBLE", "full_from": "DOUBLE"}, "overrun": "VARCHAR"}]'
    )) as profile
);
