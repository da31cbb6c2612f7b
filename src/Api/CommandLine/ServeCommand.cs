using System.CommandLine;
using Kpi.Api.Assessing;
using Kpi.Api.Catalogue;
using Kpi.Api.Serving;
using Kpi.Data.Warehouse;

namespace Kpi.Api.CommandLine;

/// <summary><c>serve</c>: production. Reads a warehouse that exists, for those whom an identity provider vouches for.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var command = new Command(
            "serve",
            "Serves the API, the reports and the dashboards in production; settings come from the environment and appsettings.json (docs/operating.md)."
        );
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var location = warehouse.Chosen(parsed);
                var catalogue = OwnCatalogue.Load();
                await using var app = await KpiServer.BuildProductionAsync(
                    location,
                    warehouse.Directory(parsed),
                    catalogue,
                    OwnSchemes.Load(catalogue),
                    cancellation
                );
                await WarehouseTables.DemandUpToDateAsync(location, cancellation);
                return await KpiServer.RunAsync(app, "Choose another with ASPNETCORE_URLS.", cancellation);
            }
        );
        return command;
    }
}
