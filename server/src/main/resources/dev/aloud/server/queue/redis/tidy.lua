-- Forgets the names of workers that hold nothing and were not heard of for an hour: each process has another name.
-- ARGV: model, revision.
local HOUR_MS = 3600000
for priority = 0, 2 do
  local stream = work_name(lane_name(ARGV[1], ARGV[2]), priority)
  local consumers = redis.pcall('XINFO', 'CONSUMERS', stream, 'workers')
  if not consumers.err then
    for _, flat in ipairs(consumers) do
      local consumer = table_of(flat)
      if consumer.pending == 0 and consumer.idle > HOUR_MS then
        redis.call('XGROUP', 'DELCONSUMER', stream, 'workers', consumer.name)
      end
    end
  end
end
return {}
