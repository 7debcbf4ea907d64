-- A worker is still busy with some blocks.
-- ARGV: worker, then for each block its key and token.
-- Answers: the tokens that are no longer its own.
local worker = ARGV[1]
local lost = {}
for i = 2, #ARGV, 2 do
  local key, token = ARGV[i], ARGV[i + 1]
  local held = redis.call('HMGET', flight_name(key), 'owner', 'state', 'model', 'priority', 'entry', 'revision')
  if held[1] == token and held[2] == 'running' then
    -- Somebody may have taken the stream away by hand; the other blocks are renewed all the same.
    redis.pcall('XCLAIM', work_name(lane_name(held[3], held[6]), held[4]), 'workers', worker, 0, held[5], 'IDLE', 0, 'JUSTID')
  else
    lost[#lost + 1] = token
  end
end
return lost
