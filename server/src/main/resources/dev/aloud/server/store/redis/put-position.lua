-- A reader has come to a place. Of two the newer counts.
-- ARGV: SHA-256 of the text, µs of when, offset, ms that it is kept.
-- Answers: µs and offset that count.
local name = 'aloud:1:position:' .. ARGV[1]
local old = redis.call('HMGET', name, 'us', 'offset')
if old[1] and tonumber(old[1]) >= tonumber(ARGV[2]) then return old end
redis.call('HSET', name, 'us', ARGV[2], 'offset', ARGV[3])
redis.call('PEXPIRE', name, ARGV[4])
return {ARGV[2], ARGV[3]}
