-- What is decided on the pairs: known before, or new. What was known of other pairs is left out.
SELECT known.a AS a, known.b AS b, known.stamps AS stamps, known.body AS body
FROM known
JOIN pairs ON known.a = pairs.a AND known.b = pairs.b AND known.stamps = pairs.stamps
UNION ALL
SELECT a, b, stamps, body FROM new
