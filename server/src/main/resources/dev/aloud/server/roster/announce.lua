-- A process shows that it is here. When it was seen is Redis's time: the clocks of machines differ.
-- ARGV: hash, id, the process as a JSON object that is not empty.
local time = redis.call('TIME')
local seen = time[1] .. string.format('%03d', math.floor(time[2] / 1000))
redis.call('HSET', ARGV[1], ARGV[2], '{"seen":' .. seen .. ',' .. string.sub(ARGV[3], 2))
return {}
