-- What a person does in Neovim, through Neovim's own functions: run in a copy of the examples, with the configuration from
-- docs/editors.md as init.lua. Prints a line for each check and a closing `N passed, N failed`.

-- Long enough for a busy machine; only a failure ever waits for it.
local PATIENCE = 20000

local function print_line(text)
  io.stdout:write(text .. '\n')
end

local function eventually(what, look)
  local value
  local came = vim.wait(PATIENCE, function()
    value = look()
    return value
  end, 20)
  if not came then error(what .. ' did not come', 0) end
  return value
end

local function expect_equal(actual, expected, what)
  if vim.deep_equal(actual, expected) then return end
  error(('%s: expected %s, but it is %s'):format(what, vim.inspect(expected), vim.inspect(actual)), 0)
end

local function expect_contains(text, part, what)
  if text:find(part, 1, true) then return end
  error(('%s: “%s” should be in it, but it is:\n%s'):format(what, part, text), 0)
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local function buffer_of(name)
  return vim.fn.bufnr(vim.fn.getcwd() .. '/' .. name)
end

local function client_of(buffer)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.lsp.buf_get_clients(buffer)
  local _, client = next(clients)
  return client
end

-- Opens a file of the examples, and waits until the server has it.
local function edit(name)
  vim.cmd('silent edit! ' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  eventually('The server', function()
    local client = client_of(buffer)
    return client and client.initialized
  end)
  return buffer
end

local function set_text(buffer, text)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, '\n'))
end

-- Puts the cursor on the first occurrence of a text, as many characters in as given.
local function go_to(text, offset)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local line = vim.fn.search('\\V' .. text, 'cW')
  if line == 0 then error(text .. ' is not in the file', 0) end
  local column = vim.fn.col('.') - 1 + (offset or 0)
  vim.api.nvim_win_set_cursor(0, { line, column })
end

local function replace(text, with)
  go_to(text)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #text, { with })
end

-- A request as the client makes it at the cursor; the answer, which may be empty.
local function ask(method, extra)
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', params, extra or {}), PATIENCE)
  local _, answer = next(answers or {})
  if not answer then error(method .. ' got no answer', 0) end
  if answer.error or answer.err then error(vim.inspect(answer.error or answer.err), 0) end
  return answer.result
end

-- Each with the text that it marks, which is within one line.
local function findings_of(buffer)
  local findings = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, false)[1] or ''
    findings[#findings + 1] = line:sub(finding.col + 1, finding.end_col) .. ' ' .. finding.code
  end
  table.sort(findings)
  return findings
end

local function eventually_finds(buffer, finding)
  eventually(finding, function()
    return vim.tbl_contains(findings_of(buffer), finding)
  end)
end

-- What a person chooses from a list, by the title.
local function choosing(title, run)
  local offered = {}
  local select_before = vim.ui.select
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local shown = options.format_item and options.format_item(item) or tostring(item)
      offered[#offered + 1] = shown
      if shown:find(title, 1, true) then return choose(item, #offered) end
    end
    choose(nil)
  end
  run()
  return function()
    vim.ui.select = select_before
    return table.concat(offered, '\n')
  end
end

local checks = {}
local function check(title, run)
  checks[#checks + 1] = { title = title, run = run }
end

check('The findings of an open file come, with their codes', function()
  local buffer = edit('guide.usage.yaml')
  eventually_finds(buffer, '28 substitution')
  eventually_finds(buffer, '31 overage')
  expect_equal(vim.diagnostic.get(buffer)[1].source, 'entitlements', 'the source')
end)

check('A change of the subscription reaches the usage beside it', function()
  local usage = edit('guide.usage.yaml')
  eventually_finds(usage, '31 overage')
  edit('guide.subscription.yaml')
  replace('committed: 20', 'committed: 31')
  eventually('The usage without overage', function()
    return not vim.tbl_contains(findings_of(usage), '31 overage')
  end)
  replace('committed: 31', 'committed: 20')
  eventually_finds(usage, '31 overage')
end)

check('Another language is chosen by the settings, while Neovim runs', function()
  local buffer = edit('guide.usage.yaml')
  local client = client_of(buffer)
  local function choose(language)
    local settings = { entitlements = { language = language } }
    client.settings = settings
    client.config.settings = settings
    client.notify('workspace/didChangeConfiguration', { settings = settings })
  end
  local function eventually_says(words)
    eventually(words, function()
      for _, finding in ipairs(vim.diagnostic.get(buffer)) do
        if finding.message:find(words, 1, true) then return finding end
      end
    end)
  end
  choose('sv')
  eventually_says('överförbrukning')
  choose('auto')
  eventually_says('idle Premium licence')
end)

check('The hover on a figure shows the arithmetic', function()
  edit('guide.usage.yaml')
  go_to('standard: 28', 10)
  local hover = ask('textDocument/hover')
  expect_contains(hover.contents.value, '28', 'the hover')
  expect_contains(hover.contents.value, 'R5', 'the hover')
  vim.lsp.buf.hover()
  local window = eventually('The window of the hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
    end
  end)
  expect_contains(text_of(vim.api.nvim_win_get_buf(window)), '28', 'the window')
  vim.api.nvim_win_close(window, true)
end)

check('The definition of an organization is where its subscription is', function()
  edit('guide.usage.yaml')
  go_to('organization: guide', 16)
  vim.lsp.buf.definition()
  eventually('The subscription', function()
    return vim.api.nvim_buf_get_name(0):find('guide.subscription.yaml', 1, true)
  end)
  expect_contains(vim.api.nvim_get_current_line(), 'guide', 'the line')
end)

check('References are found in every file that names an organization', function()
  edit('guide.usage.yaml')
  go_to('organization: guide', 16)
  local files = {}
  for _, place in ipairs(ask('textDocument/references', { context = { includeDeclaration = true } })) do
    files[vim.fn.fnamemodify(vim.uri_to_fname(place.uri), ':t')] = true
  end
  expect_equal(files, { ['guide.subscription.yaml'] = true, ['guide.usage.yaml'] = true }, 'the files')
end)

check('The symbols of a file are its documents and days', function()
  edit('guide.usage.yaml')
  local symbols = ask('textDocument/documentSymbol')
  if #symbols == 0 then error('there are none', 0) end
  local items = vim.lsp.util.symbols_to_items(symbols, 0, 'utf-16')
  local texts = vim.tbl_map(function(item) return item.text end, items)
  expect_contains(table.concat(texts, '\n'), '2024-06-10', 'the symbols')
end)

check('Highlights stand where the name stands in the file', function()
  edit('guide.usage.yaml')
  go_to('organization: guide', 16)
  expect_equal(#ask('textDocument/documentHighlight'), 1, 'their number')
end)

check('A line above the usage sums it up', function()
  local buffer = edit('guide.usage.yaml')
  local lenses = eventually('The line', function()
    local lenses = vim.lsp.codelens.get(buffer)
    return #lenses > 0 and lenses
  end)
  expect_contains(lenses[1].command.title, '1,400.00 USD', 'the line')
end)

check('An empty file can be completed, in plain text', function()
  local buffer = edit('new.subscription.yaml')
  local answer = ask('textDocument/completion')
  local items = answer.items or answer
  local labels = vim.tbl_map(function(item) return item.label end, items)
  expect_contains(table.concat(labels, '\n'), 'kind', 'what is offered')
  local takes_snippets = vim.fn.has('nvim-0.10') == 1
  for _, item in ipairs(items) do
    if not takes_snippets and item.insertTextFormat == 2 then error(item.label .. ' is a snippet', 0) end
  end
  set_text(buffer, 'kind: ')
  vim.api.nvim_win_set_cursor(0, { 1, 5 })
  local kinds = ask('textDocument/completion', { position = { line = 0, character = 6 } })
  expect_contains(vim.inspect(kinds), 'subscription', 'the kinds')
  vim.cmd('silent bdelete!')
end)

check('A renamed organization is another in every file', function()
  edit('guide.usage.yaml')
  go_to('organization: guide', 16)
  vim.lsp.buf.rename('acme')
  eventually('The new name in both files', function()
    local subscription = buffer_of('guide.subscription.yaml')
    return text_of(0):find('organization: acme', 1, true)
      and vim.fn.bufloaded(subscription) == 1
      and text_of(subscription):find('organization: acme', 1, true)
  end)
  eventually_finds(vim.api.nvim_get_current_buf(), '31 overage')
end)

check('A quick fix commits to the peak, in the other file', function()
  local buffer = edit('substitution.usage.yaml')
  eventually_finds(buffer, '15 overage')
  go_to('premium: 10, standard: 15', 23)
  local offered = choosing('Commit 15 instead of 10 Standard licences', vim.lsp.buf.code_action)
  local came = pcall(eventually, 'The fix', function()
    local subscription = buffer_of('substitution.subscription.yaml')
    return subscription > 0 and text_of(subscription):find('committed: 15', 1, true)
  end)
  local list = offered()
  if not came then error('the fix did not come; offered was:\n' .. list, 0) end
  eventually('The usage without that overage', function()
    return not vim.tbl_contains(findings_of(buffer), '15 overage')
  end)
end)

check('Formatting puts the records into columns and keeps the comments', function()
  local buffer = edit('new.usage.yaml')
  set_text(buffer, table.concat({
    'kind: usage',
    'organization: substitution',
    'days: # in UTC',
    '- {date: 2024-04-01,   premium: 10, standard: 9}',
    '- {date: 2024-04-02, premium: 9, standard: 10}',
  }, '\n'))
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = PATIENCE })
  else vim.lsp.buf.formatting_sync({}, PATIENCE) end
  expect_equal(text_of(buffer), table.concat({
    'kind: usage',
    'organization: substitution',
    'days: # in UTC',
    '- {date: 2024-04-01, premium: 10, standard:  9}',
    '- {date: 2024-04-02, premium:  9, standard: 10}',
  }, '\n'), 'the text')
  vim.cmd('silent bdelete!')
end)

check('A CSV file that is saved in Neovim is counted anew', function()
  local invoice = edit('counted.invoice.yaml')
  eventually_finds(invoice, '2 invoice-quantity-mismatch')
  vim.cmd('silent edit counted-agent-sessions.csv')
  vim.api.nvim_buf_set_lines(0, 1, -1, false, {})
  vim.cmd('silent write')
  eventually('The invoice without agents that were used', function()
    return not vim.tbl_contains(findings_of(invoice), '2 invoice-quantity-mismatch')
  end)
end)

-- What only newer versions have: done where it is there, told where it is not.
local lacking = {}
local function check_since(version, title, run)
  if vim.fn.has('nvim-' .. version) == 1 then check(title, run)
  else lacking[#lacking + 1] = ('%s (Neovim %s and later)'):format(title, version) end
end

check_since('0.10', 'Inlay hints stand behind the figures', function()
  local buffer = edit('surge.subscription.yaml')
  eventually('Hints', function()
    return #vim.lsp.inlay_hint.get({ bufnr = buffer }) > 0
  end)
end)

check_since('0.11', 'Folds are those of the server', function()
  edit('mistakes.entitlements.yaml')
  vim.wo.foldmethod = 'expr'
  vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  eventually('A fold', function()
    return vim.fn.foldlevel(6) > 0
  end)
end)

local failed = 0
for _, one in ipairs(checks) do
  local start = vim.loop.hrtime()
  local passed, reason = pcall(one.run)
  if passed then
    print_line(('✓ %s (%d ms)'):format(one.title, math.floor((vim.loop.hrtime() - start) / 1e6)))
  else
    failed = failed + 1
    print_line(('✗ %s: %s'):format(one.title, tostring(reason):gsub('\n', ' ⏎ ')))
  end
end
for _, title in ipairs(lacking) do
  print_line('– not in this Neovim: ' .. title)
end
print_line(('%d passed, %d failed'):format(#checks - failed, failed))
vim.cmd('qall!')
