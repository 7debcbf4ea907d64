-- Uses have been booked.
-- ARGV: entries' ids.
redis.call('XACK', 'aloud:1:usage', 'books', unpack(ARGV))
redis.call('XDEL', 'aloud:1:usage', unpack(ARGV))
return {}
