using Microsoft.Playwright;

namespace Kpi.EndToEnd.Tests;

/// <summary>A real Chromium, Chrome or Edge: the one that <c>./kpi test</c> found (KPI_BROWSER), else the one on the PATH.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>What a Chromium is called.</summary>
    private static readonly string[] Names = ["chromium", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"];

    private static readonly float PatienceMs = (float)Eventually.Limit.TotalMilliseconds;

    private readonly string? program = Environment.GetEnvironmentVariable("KPI_BROWSER") is { Length: > 0 } named ? named : OnPath();

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? open;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        if (program is null)
        {
            // A fixture that skips fails its tests; they skip by themselves.
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
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

    /// <summary>A page in a profile of its own; the page opened before is closed. Where there is no browser, the calling test is skipped.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        Requirement.Demand(browser is not null, "There is no Chromium, Chrome or Edge on the PATH. Install one: apt-get install chromium");
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
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private static string? OnPath() =>
        (
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            from name in Names
            select Path.Combine(folder, name)
        ).FirstOrDefault(File.Exists);
}
