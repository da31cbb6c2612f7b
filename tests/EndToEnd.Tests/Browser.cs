using Microsoft.Playwright;

namespace Kpi.EndToEnd.Tests;

/// <summary>A real Chromium, Chrome or Edge: the one that <c>./kpi test</c> found (KPI_BROWSER), else the one on the PATH.</summary>
public sealed class Browser : IAsyncLifetime
{
    // A machine that tests other projects at the same time takes its while over a page.
    private const float PatienceMs = 30_000;

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IBrowserContext? open;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("KPI_BROWSER") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A page in a profile of its own; the page opened before is closed.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        if (open is not null)
        {
            await open.CloseAsync();
        }

        open = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
                Locale = "zh-CN",
            }
        );
        var page = await open.NewPageAsync();
        page.SetDefaultTimeout(PatienceMs);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
