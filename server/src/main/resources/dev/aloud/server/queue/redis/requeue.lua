-- An operator has a dead letter tried again, from the first try. Its audio can be fetched for some minutes; nobody is billed for it who
-- does not ask for it again.
-- ARGV: the letter's id.
-- Answers: "requeued"; or "gone" when there is no such letter; or "version" when it is of another version of these messages.
local letter = redis.call('XRANGE', P .. 'dead', ARGV[1], ARGV[1])[1]
if not letter then return {'gone'} end
local fields = table_of(letter[2])
if fields.v ~= VERSION then return {'version'} end
local key = fields.key
local flight = read_flight(key)
if not flight or flight.state == 'failed' then
  redis.call('DEL', flight_name(key))
  redis.call('HSET', flight_name(key), 'v', VERSION, 'state', 'waiting', 'priority', fields.priority, 'tries', 0,
    'model', fields.model, 'revision', fields.revision, 'voice', fields.voice, 'speed', fields.speed, 'text', fields.text,
    'g:operator', 1, 'entry', enqueue(key, fields.model, fields.revision, tonumber(fields.priority)))
end
redis.call('XDEL', P .. 'dead', ARGV[1])
return {'requeued'}
