-- A worker has spoken a block: the audio is stored, every use booked, the flight done and the gateways told, in one step. Only for who
-- holds the block; may be repeated.
-- ARGV: key, token, duration ms, ms that the audio is kept, audio.
-- Answers: "done" or "lost".
local key, token, ms, ttl = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local flight = read_flight(key)
if not flight or flight.owner ~= token then return {'lost'} end
if flight.state == 'done' then return {'done'} end
if flight.state ~= 'running' then return {'lost'} end
redis.call('SET', audio_name(key), ARGV[5], 'PX', ttl)
redis.call('HSET', flight_name(key), 'ms', ms)
redis.call('HDEL', flight_name(key), 'text')
for use in pairs(uses_of(flight)) do book(key, flight, ms, use) end
finish(key, flight, 'done', ttl)
return {'done'}
