-- What a scenario changes, in columns. One row. Made once a scenario.
-- $scenario: the changes as JSON, see Scenario.asked in jixiao/scenario.py; NULL changes nothing
create table scenario_changes as
select from_json(
    coalesce($scenario::varchar, '{}'),
    '{"common": {"id": "VARCHAR", "execution": {"zero_below": "DOUBLE", "full_from": "DOUBLE"},
                 "indicator": {"zero_below": "DOUBLE", "full_from": "DOUBLE"},
                 "cost": {"zero_below": "DOUBLE", "full_from": "DOUBLE"}, "overrun": "VARCHAR"},
      "left_matters": ["VARCHAR"], "left_rows": ["VARCHAR"], "left_projects": ["VARCHAR"],
      "edits": [{"what": "VARCHAR", "of": "VARCHAR", "value": "DECIMAL(20,6)"}],
      "moves": [{"from": "VARCHAR", "to": "VARCHAR", "wan": "DECIMAL(20,6)"}],
      "take_back": "DOUBLE"}'
) as changes;
