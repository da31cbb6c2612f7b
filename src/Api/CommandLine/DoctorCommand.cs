using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kpi.Api.Doctor;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.CommandLine;

/// <summary><c>doctor</c>: looks at the installation and says what to do; changes nothing.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Command Create()
    {
        var warehouse = new WarehouseOption();
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command(
            "doctor",
            "Checks the installation, the warehouse and the settings, and says what to do; changes nothing. Exit code 1 if there is a fault."
        )
        {
            json,
        };
        warehouse.AddTo(command);
        Outcome.SetAction(
            command,
            async (parsed, cancellation) =>
            {
                var found = new List<(string Check, Finding Finding)>();
                await foreach (var (check, finding) in ExamineAsync(warehouse, parsed, cancellation))
                {
                    found.Add((check, finding));
                    if (!parsed.GetValue(json))
                    {
                        Console.WriteLine(Line(check, finding));
                    }
                }

                var (faults, warnings) = (Count(Verdict.Fault), Count(Verdict.Warning));
                Console.WriteLine(
                    parsed.GetValue(json)
                        ? JsonSerializer.Serialize(
                            new
                            {
                                faults,
                                warnings,
                                checks = found.Select(one => new
                                {
                                    one.Check,
                                    one.Finding.Verdict,
                                    one.Finding.Code,
                                    one.Finding.Message,
                                }),
                            },
                            Web
                        )
                        : $"doctor: {found.Count} checks: {Count(Verdict.Ok)} ok, {warnings} warning, {faults} fault"
                );
                return faults == 0 ? Outcome.Success : Outcome.Failure;

                int Count(Verdict verdict) => found.Count(one => one.Finding.Verdict == verdict);
            }
        );
        return command;
    }

    /// <summary>What each check finds, as it is found; what cannot be reached is not looked into.</summary>
    private static async IAsyncEnumerable<(string Check, Finding Finding)> ExamineAsync(
        WarehouseOption warehouse,
        ParseResult parsed,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        WebApplicationBuilder? server = null;
        yield return await new Check(
            "settings",
            () =>
            {
                server = WebApplication.CreateBuilder();
                return Finding.Ok($"of the environment, and of appsettings.json in {server.Environment.ContentRootPath} if there is one");
            }
        ).FindAsync(cancellation);
        var time = TimeProvider.System;
        var directory = warehouse.Directory(parsed);
        IEnumerable<Check> ofServer = server is null
            ? []
            : [ProgramChecks.Dashboards(server.Environment), .. ServeChecks.All(server.Configuration, directory, time)];
        IEnumerable<Check> checks =
        [
            .. ProgramChecks.All(time),
            .. RendererChecks.All(time),
            .. ofServer,
            .. SqlServerChecks.All(),
            DiskCheck.Of(directory),
        ];
        foreach (var check in checks)
        {
            yield return await check.FindAsync(cancellation);
        }

        WarehouseLocation? location = null;
        yield return await new Check(
            "warehouse",
            () => (location = warehouse.Existing(parsed)) is null ? Missing(warehouse, parsed) : Finding.Ok($"{location.Description}")
        ).FindAsync(cancellation);
        if (location is not null)
        {
            await foreach (var found in WarehouseChecks.ExamineAsync(location, time, cancellation))
            {
                yield return found;
            }
        }
    }

    private static Finding Missing(WarehouseOption warehouse, ParseResult parsed)
    {
        var message = $"{warehouse.Directory(parsed)} holds no warehouse; ./kpi demo or ./kpi migrate makes one.";
        return warehouse.IsNamed(parsed) ? Finding.Fault("WAREHOUSE_MISSING", message) : Finding.Warning("WAREHOUSE_MISSING", message);
    }

    private static string Line(string check, Finding finding) =>
        $"{SnakeCase.Of(finding.Verdict), -8}{check, -19}{(finding.Code is { } code ? $"{code}: " : "")}{finding.Message.ReplaceLineEndings(" ")}";
}
