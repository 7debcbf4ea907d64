-- A gateway shows that it lives, and looks how its blocks stand. Some of all that wait are looked at too: what no gateway that lives
-- wants goes, as after a gateway's death; where no worker speaks a model any more, nobody else would find it.
-- ARGV: gateway, then for each block its key and the number with which the gateway has joined.
-- Answers: how many blocks wait; then each block's state, empty when the flight is gone or does not know the gateway.
local gateway = ARGV[1]
local now = now_ms()
redis.call('ZADD', P .. 'gateways', now, gateway)
redis.call('ZREMRANGEBYSCORE', P .. 'gateways', '-inf', now - 10 * GATEWAY_LIVES_MS)
for _, key in ipairs(redis.call('SRANDMEMBER', P .. 'waiting', 50)) do
  local flight = read_flight(key)
  if not flight then
    redis.call('SREM', P .. 'waiting', key)
  elseif flight.state == 'waiting' and not is_wanted(flight) then
    dequeue(key, flight)
    redis.call('DEL', flight_name(key))
  end
end
local answer = {redis.call('SCARD', P .. 'waiting')}
for i = 2, #ARGV, 2 do
  local flight = redis.call('HMGET', flight_name(ARGV[i]), 'state', 'g:' .. gateway)
  answer[#answer + 1] = flight[2] == ARGV[i + 1] and flight[1] or ''
end
return answer
