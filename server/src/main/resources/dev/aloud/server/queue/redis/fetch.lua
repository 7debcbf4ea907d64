-- A gateway gets what became of a block, and is then no longer interested. Audio that every gateway has fetched stays only for a moment.
-- ARGV: gateway, key, ms of that moment.
-- Answers: state, code, message, audio; the state is empty when there is no such flight.
local gateway, key, linger = ARGV[1], ARGV[2], ARGV[3]
local flight = read_flight(key)
if not flight then return {'', '', '', ''} end
if flight.state ~= 'done' then return {flight.state, flight.code or '', flight.message or '', ''} end
local audio = redis.call('GET', audio_name(key))
if not audio then return {'', '', '', ''} end
if redis.call('HDEL', flight_name(key), 'g:' .. gateway) == 1 then
  local others = 0
  each(flight, 'g:', function() others = others + 1 end)
  if others == 1 then
    redis.call('PEXPIRE', audio_name(key), linger)
    redis.call('PEXPIRE', flight_name(key), linger)
  end
end
return {'done', '', '', audio}
