using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Kpi.Api.Security;
using Kpi.Api.Serving;
using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Tests.Serving;

/// <summary>The real server on a free port of loopback, over a real SQLite warehouse in a folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-api-").FullName;
    private WebApplication app = null!;
    private SymmetricSecurityKey key = null!;

    private RunningServer() => Warehouse = WarehouseLocation.InDirectory(directory);

    public WarehouseLocation Warehouse { get; }

    /// <summary>The server's clock, which stands still until a test advances it.</summary>
    internal FakeTimeProvider Time { get; } = TestClock.Time();

    public HttpClient Http { get; private set; } = null!;

    /// <summary>A server over what <paramref name="fill"/> puts into the warehouse, with all its months measured.</summary>
    public static async Task<RunningServer> StartAsync(Func<WarehouseLocation, Task> fill)
    {
        var server = new RunningServer();
        EmptyWarehouse.In(server.directory);
        await fill(server.Warehouse);
        foreach (var month in await FactMonths.OfAsync(server.Warehouse, TestClock.Business, CancellationToken.None))
        {
            await new Refresh(server.Warehouse, TestClock.Business).MonthAsync(month, CancellationToken.None);
        }

        await server.ServeAsync(new());
        return server;
    }

    /// <summary>A server over the sample of the demo data with all its months measured.</summary>
    /// <param name="change">What is changed before it is served; nothing is measured anew.</param>
    public static async Task<RunningServer> StartOnDemoAsync(Func<WarehouseLocation, Task>? change = null)
    {
        var server = new RunningServer();
        await CopiedDemo.InAsync(server.directory, DemoScale.Sample);
        if (change is not null)
        {
            await change(server.Warehouse);
        }

        await server.ServeAsync(new());
        return server;
    }

    /// <summary>A server over a copy of a warehouse, in which nobody writes.</summary>
    public static async Task<RunningServer> StartOnCopyAsync(WarehouseLocation warehouse, RendererOptions renderer)
    {
        var server = new RunningServer();
        WarehouseFile.Copy(warehouse, server.directory);
        await server.ServeAsync(renderer);
        return server;
    }

    /// <summary>Lets pass the second after which the server looks for a new version of the data.</summary>
    public void LooksForNewData() => Time.Advance(TimeSpan.FromSeconds(1));

    /// <summary>A bearer token for a viewer.</summary>
    internal string Token(Role role, string? branch = null) => Tokens.Issue(key, role, branch, Time);

    /// <summary>The whole answer to a query.</summary>
    public async Task<JsonElement> AskAsync(string query, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> DataAsync(string query, string? token = null)
    {
        var answer = await AskAsync(query, token);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task ServeAsync(RendererOptions renderer)
    {
        key = await SigningKey.InAsync(directory, Time, CancellationToken.None);
        app = KpiServer.BuildDemo(Warehouse, key, port: 0, KpiCatalogue.Default(), SchemeFile.Default(), renderer, Time);
        await app.StartAsync();
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>One server with the sample of the demo data for all tests of a class.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.StartOnDemoAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
