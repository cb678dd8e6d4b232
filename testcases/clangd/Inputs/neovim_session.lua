-- The session that neovim.test tells; the file is open already.
local function fail(message)
  io.stdout:write('failed: ' .. message .. '\n')
  vim.cmd('cquit')
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    fail(what)
  end
end

local function findings()
  return vim.tbl_filter(function(d) return d.source == 'nostall' end, vim.diagnostic.get(0))
end

wait('a finding', function() return #findings() > 0 end)
for _, d in ipairs(findings()) do
  print(string.format('line %d: %s', d.lnum + 1, d.message))
end

local finding = findings()[1]
vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
vim.ui.select = function(items, _, choose)
  for _, item in ipairs(items) do
    local action = item.action or item[2]
    print('offered: ' .. action.title)
  end
  for _, item in ipairs(items) do
    if (item.action or item[2]).title:find('on a thread of a pool') then
      return choose(item)
    end
  end
  fail('no such fix')
end
vim.lsp.buf.code_action()
wait('the edit', function() return vim.fn.search('to_thread(', 'nw') > 0 end)
wait('a clean file', function() return #vim.diagnostic.get(0) == 0 end)
vim.cmd('silent write')
print('clean')
vim.cmd('quitall!')
