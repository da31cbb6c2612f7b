using System.Net.Http.Headers;
using System.Net.Http.Json;
using Kpi.Api.Tests.CommandLine;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.Tests.Serving;

/// <summary><c>./kpi serve</c> as a process, over a warehouse of two branches, with an identity provider beside it.</summary>
public sealed class ProductionServer : IAsyncLifetime
{
    private CommandProcess process = null!;

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("kpi-serve-").FullName;

    public IdentityProviderServer Provider { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProviderServer.StartAsync();
        await WarehouseTables.BringUpToDateAsync(WarehouseLocation.InDirectory(Directory), null, CancellationToken.None);
        await using (var db = WarehouseLocation.InDirectory(Directory).Open())
        {
            db.Branches.Add(Branch(1, "HQ", BranchLevel.Hq, parent: null));
            db.Branches.Add(Branch(2, "P01", BranchLevel.Province, parent: 1));
            await db.SaveChangesAsync();
        }

        (process, Http) = await StartAsync(Provider.Address);
    }

    /// <summary>A server that trusts the provider of an address.</summary>
    internal async Task<(CommandProcess Process, HttpClient Http)> StartAsync(string authority)
    {
        var started = CommandProcess.Start(["serve", "--data", Directory], Settings(authority));
        try
        {
            return (started, new() { BaseAddress = await started.ReadyAsync() });
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>The settings of a server that trusts the provider of an address.</summary>
    public static IDictionary<string, string> Settings(string authority) =>
        new Dictionary<string, string>
        {
            ["Authentication__Schemes__Bearer__Authority"] = authority,
            ["Authentication__Schemes__Bearer__ValidAudience"] = "kpi",
            ["Authentication__Schemes__Bearer__RequireHttpsMetadata"] = "false",
            ["Identity__BranchClaim"] = "department",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };

    /// <summary>What the server answers to whoever asks who they are.</summary>
    public static async Task<HttpResponseMessage> AskAsync(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query = "{ viewer { role branch { code } } }" });
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
        await Provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static Branch Branch(int id, string code, BranchLevel level, int? parent) =>
        new()
        {
            Id = id,
            Code = code,
            NameZh = code,
            NameEn = code,
            Level = level,
            ParentId = parent,
        };
}
