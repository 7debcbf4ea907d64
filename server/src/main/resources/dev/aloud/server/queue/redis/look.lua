-- A gateway shows that it lives, and looks how its blocks stand.
-- ARGV: gateway, then for each block its key and the number with which the gateway has joined.
-- Answers: how many blocks wait; then each block's state, empty when the flight is gone or does not know the gateway.
local gateway = ARGV[1]
local now = now_ms()
redis.call('ZADD', P .. 'gateways', now, gateway)
redis.call('ZREMRANGEBYSCORE', P .. 'gateways', '-inf', now - 10 * GATEWAY_LIVES_MS)
local answer = {redis.call('SCARD', P .. 'waiting')}
for i = 2, #ARGV, 2 do
  local flight = redis.call('HMGET', flight_name(ARGV[i]), 'state', 'g:' .. gateway)
  answer[#answer + 1] = flight[2] == ARGV[i + 1] and flight[1] or ''
end
return answer
