-- Keeps a job. One that is cancelled stays so, whatever an older record says.
-- ARGV: id, ms that it is kept, state, then its other fields and their values.
local job = 'aloud:1:job:' .. ARGV[1]
local state = redis.call('HGET', job, 'state') == 'cancelled' and 'cancelled' or ARGV[3]
redis.call('DEL', job)
redis.call('HSET', job, 'state', state, unpack(ARGV, 4))
redis.call('PEXPIRE', job, ARGV[2])
return {}
