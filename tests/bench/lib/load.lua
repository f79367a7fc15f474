-- What wrk sends. Arguments: method, file of lines, template of the body or an empty text, a number to count from.
-- Without a template the lines are paths; with one, {line} and {serial} in it are filled in, line by line.
-- Ends with one line of JSON: times in microseconds.
local method, template, serial
local lines, ready = {}, {}

function init(args)
  method, template, serial = args[1], args[3], tonumber(args[4])
  for line in io.lines(args[2]) do
    lines[#lines + 1] = line
    if template == "" then ready[#ready + 1] = wrk.format(method, line) end
  end
end

function request()
  serial = serial + 1
  local at = serial % #lines + 1
  if template == "" then return ready[at] end
  local body = template:gsub("{serial}", string.format("%d", serial)):gsub("{line}", lines[at])
  return wrk.format(method, nil, nil, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"errors":%d,"refused":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
