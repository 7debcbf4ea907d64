-- How full the queue is, for metrics. Changes nothing.
-- Answers: for each priority how many blocks wait and for how many ms the oldest does; then how many blocks workers hold, how many dead
-- letters there are and how many entries of usage.
local now = now_ms()
local held = 0
local answer = {}
local lanes = redis.call('SMEMBERS', P .. 'lanes')
for priority = 0, 2 do
  local waiting, oldest = 0, now
  for _, lane in ipairs(lanes) do
    local stream = work_name(lane, priority)
    if redis.call('EXISTS', stream) == 1 then
      local pending = redis.call('XPENDING', stream, 'workers')[1]
      local here = redis.call('XLEN', stream) - pending
      held = held + pending
      waiting = waiting + here
      if here > 0 then
        for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
          local last = table_of(group)['last-delivered-id']
          local first = redis.call('XRANGE', stream, '(' .. last, '+', 'COUNT', 1)[1]
          if first then oldest = math.min(oldest, tonumber(string.match(first[1], '^%d+'))) end
        end
      end
    end
  end
  answer[#answer + 1] = waiting
  answer[#answer + 1] = waiting > 0 and now - oldest or 0
end
answer[#answer + 1] = held
answer[#answer + 1] = redis.call('XLEN', P .. 'dead')
answer[#answer + 1] = redis.call('XLEN', P .. 'usage')
return answer
