using System.Runtime.InteropServices;
using Kpi.Api.Assessing;
using Kpi.Api.Catalogue;
using Kpi.Data;
using Kpi.Kpis;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Doctor;

/// <summary>Of the program: what it runs on, its clock, its catalogue, its pages.</summary>
internal static class ProgramChecks
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static IEnumerable<Check> All(TimeProvider time)
    {
        yield return new(".NET", () => Finding.Ok($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}"));
        yield return new("time zone", () => TimeZone(time));
        yield return new("catalogue", Catalogue);
        yield return new("schemes", Schemes);
    }

    private static Finding TimeZone(TimeProvider time)
    {
        const string Advice = "install the time zone data (Debian: apt-get install tzdata)";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(BusinessClock.DefaultZone, out var zone))
        {
            return Finding.Fault("TIME_ZONE_MISSING", $"This machine does not know {BusinessClock.DefaultZone}: {Advice}.");
        }

        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        return now.Offset == Beijing
            ? Finding.Ok($"{BusinessClock.DefaultZone}, now {now:yyyy-MM-dd HH:mm}")
            : Finding.Fault("TIME_ZONE_WRONG", $"{BusinessClock.DefaultZone} is {now.Offset:hh\\:mm} from UTC here, not 08:00: {Advice}.");
    }

    private static Finding Catalogue()
    {
        var catalogue = OwnCatalogue.Load();
        var own = Environment.GetEnvironmentVariable(OwnCatalogue.Variable);
        var source = string.IsNullOrWhiteSpace(own) ? "built in" : $"with your own of {own}";
        return Finding.Ok($"{catalogue.All.Count} KPIs, {source}");
    }

    private static Finding Schemes()
    {
        var own = Environment.GetEnvironmentVariable(OwnSchemes.Variable);
        var catalogue = ReadableCatalogue();
        try
        {
            var schemes = OwnSchemes.Load(catalogue ?? KpiCatalogue.Default());
            return Finding.Ok(
                $"of assessment from {schemes.Min(scheme => scheme.ValidFrom)} on, {(string.IsNullOrWhiteSpace(own) ? "built in" : $"your own of {own}")}"
            );
        }
        catch (SchemeException) when (catalogue is null)
        {
            // They may speak of KPIs that the own catalogue adds.
            return Finding.Warning("SCHEMES_NOT_JUDGED", $"{own} can be judged once the catalogue can be read; mend that first.");
        }
    }

    /// <summary>The catalogue; null where the own one has the fault that its own check tells.</summary>
    private static KpiCatalogue? ReadableCatalogue()
    {
        try
        {
            return OwnCatalogue.Load();
        }
        catch (Exception told) when (told is DataException or CatalogueException)
        {
            return null;
        }
    }

    public static Check Dashboards(IWebHostEnvironment environment) =>
        new(
            "dashboards",
            () =>
                environment.WebRootFileProvider.GetFileInfo("index.html") is { Exists: true } page
                    ? Finding.Ok($"built {page.LastModified.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
                    : Finding.Warning(
                        "DASHBOARDS_MISSING",
                        "The pages are not built; ./kpi demo and ./kpi serve build them. GraphQL and reports work without."
                    )
        );
}
