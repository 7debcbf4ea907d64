-- Which jobs have been cancelled of late.
-- ARGV: since when, ms of Redis's clock; the most there may be.
-- Answers: the clock now, then ids.
local time = redis.call('TIME')
local answer = redis.call('ZRANGEBYSCORE', 'aloud:1:cancelled', ARGV[1], '+inf', 'LIMIT', 0, ARGV[2])
table.insert(answer, 1, time[1] * 1000 + math.floor(time[2] / 1000))
return answer
