-- A branch has a week of opening hours, written as those of a zone; single closed days stand in special_day alone. Until now only days
-- were known of a branch and nobody could set them: what is not closed is open at any hour, on holidays too.
ALTER TABLE branch ADD COLUMN hours TEXT NOT NULL DEFAULT '';
UPDATE branch SET hours =
    CASE WHEN closed_weekdays LIKE '%MONDAY%' THEN '' ELSE 'mon 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%TUESDAY%' THEN '' ELSE 'tue 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%WEDNESDAY%' THEN '' ELSE 'wed 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%THURSDAY%' THEN '' ELSE 'thu 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%FRIDAY%' THEN '' ELSE 'fri 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%SATURDAY%' THEN '' ELSE 'sat 00:00-23:59, ' END
    || CASE WHEN closed_weekdays LIKE '%SUNDAY%' THEN '' ELSE 'sun 00:00-23:59, ' END
    || 'holidays';

-- Closed dates were written one after the other, each of ten signs and a comma.
WITH RECURSIVE place (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM place WHERE number < 3660)
INSERT INTO special_day (site, day, hours, reason)
SELECT branch.site, substr(branch.closed_dates, 1 + 11 * place.number, 10), '', ''
FROM branch JOIN place ON 11 * place.number < length(branch.closed_dates)
WHERE substr(branch.closed_dates, 1 + 11 * place.number, 10) LIKE '____-__-__'
ON CONFLICT (site, day) DO NOTHING;

ALTER TABLE branch DROP COLUMN closed_weekdays;
ALTER TABLE branch DROP COLUMN closed_dates;
