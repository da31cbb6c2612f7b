using System.CommandLine;
using System.Globalization;
using Kpi.Api.Assessing;
using Kpi.Api.Catalogue;
using Kpi.Api.Security;
using Kpi.Api.Serving;
using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Api.CommandLine;

/// <summary><c>demo</c>: a warehouse with made-up customers, served with everything that shows it.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for a free one.", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"'{token.Value}' is no port; give one from 0 to {ushort.MaxValue} after --port.");
            }
        });
        var scale = new Option<string>("--scale")
        {
            Description = "How much to make, if the warehouse is empty.",
            DefaultValueFactory = _ => DemoScale.Medium.Name,
        };
        scale.AcceptOnlyFromAmong([.. DemoScale.All.Select(known => known.Name)]);
        var export = new Option<string?>("--export")
        {
            Description = "Write the facts as CSV files into this folder and stop.",
            HelpName = "DIR",
        };
        var command = new Command("demo", "Makes a demo warehouse if there is none, then serves the API and the dashboards.")
        {
            port,
            scale,
            export,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var catalogue = OwnCatalogue.Load();
                var schemes = OwnSchemes.Load(catalogue);
                var location = warehouse.Of(parsed);
                await FillAsync(location, DemoScale.All.Single(known => known.Name == parsed.GetValue(scale)), cancellation);
                if (parsed.GetValue(export) is { } directory)
                {
                    await DemoExport.WriteAsync(location, directory, BusinessClock.Default, cancellation);
                    Console.WriteLine($"exported: {Path.GetFullPath(directory)}");
                    return Outcome.Success;
                }

                await RefreshAsync(location, cancellation);
                var time = TimeProvider.System;
                await using var app = KpiServer.BuildDemo(
                    location,
                    await SigningKey.InAsync(warehouse.Directory(parsed), time, cancellation),
                    parsed.GetValue(port),
                    catalogue,
                    schemes,
                    new(),
                    time
                );
                return await KpiServer.RunAsync(app, "Choose another with --port.", cancellation);
            }
        );
        return command;
    }

    private static async Task FillAsync(WarehouseLocation location, DemoScale scale, CancellationToken cancellation)
    {
        await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
        await using var db = location.Open();
        if (!await db.Branches.AnyAsync(cancellation))
        {
            await Console.Error.WriteLineAsync($"Making demo data ({scale.Name}) …");
            var progress = new Progress<string>(Console.Error.WriteLine);
            await DemoWarehouse.GenerateAsync(location, scale, BusinessClock.Default, progress, cancellation);
        }
    }

    private static async Task RefreshAsync(WarehouseLocation location, CancellationToken cancellation)
    {
        var missing = await FactMonths.MissingAsync(location, BusinessClock.Default, cancellation);
        foreach (var month in missing)
        {
            await Console.Error.WriteLineAsync($"Measuring {month} …");
            await new Refresh(location, BusinessClock.Default).MonthAsync(month, cancellation);
        }
    }
}
