-- Writes the file that is open, whose finding has a safe fix.
local function findings()
  return #vim.tbl_filter(function(d) return d.source == 'nostall' end, vim.diagnostic.get(0))
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    io.stdout:write('failed: ' .. what .. '\n')
    vim.cmd('cquit')
  end
end

wait('a finding', function() return findings() > 0 end)
print(findings() .. ' finding')
vim.cmd('silent write')
wait('no finding', function() return findings() == 0 end)
print('written, ' .. findings() .. ' findings')
vim.cmd('quitall!')
