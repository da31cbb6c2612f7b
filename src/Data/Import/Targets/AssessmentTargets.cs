using System.Text.Json;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Assessment.Schemes;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_scheme: a version of the rules of assessment. One that has begun, or by which a branch was scored, stays as it is. Measures do not depend on it.</summary>
internal sealed class SchemeTarget()
    : StagedTarget<Scheme>(
        "scheme",
        "code",
        Touches.Within(),
        new TextField("code", Required: true),
        new NumberField("version", Required: true),
        new MonthField("from_month", Required: true),
        new TextField("document", Required: false, JsonText.MaxLength)
    )
{
    public override async Task StageAsync(ImportRun run)
    {
        await run.Known.Schemes.ReadAsync(run.Context, run.Cancellation);
        await base.StageAsync(run);
    }

    protected override Scheme Read(MappedRow row)
    {
        var scheme = new Scheme
        {
            Code = row.Text("code"),
            Version = row.Whole("version"),
            FromMonth = row.MonthOf("from_month").ToNumber(),
            Document = JsonText.Read(row, "document"),
        };
        if (scheme.Version < 1)
        {
            row.Blame("version", FaultCode.OutOfRange, "Versions count from 1.");
        }

        CheckRules(row, scheme);
        return scheme;
    }

    /// <summary>Found out now and not when a month is to be assessed. Whether the catalogue has the indicators' KPIs is not known here.</summary>
    private static void CheckRules(MappedRow row, Scheme scheme)
    {
        if (row.Fault is not null || scheme.Document is not { } document)
        {
            return;
        }

        try
        {
            SchemeDocument.Parse(document, scheme.Code, $"{scheme.Version}", Month.FromNumber(scheme.FromMonth));
        }
        catch (SchemeException invalid)
        {
            row.Blame("document", FaultCode.BadValue, $"It is no valid scheme: {string.Join(" ", invalid.Problems)}");
        }
    }

    protected override bool Accept(ImportRun run, MappedRow row, Scheme entity, Load load)
    {
        if (!row.Known.Schemes.Admit(entity, row.Clock.CurrentMonth))
        {
            row.Blame(
                "version",
                FaultCode.SchemeInUse,
                $"Version {entity.Version} of '{entity.Code}' has begun or branches were scored by it, so it cannot change; load the change as a new version."
            );
        }

        return true;
    }
}

/// <summary>fact_score: what a scheme said of a branch and a month, computed by another system or by hand. Measures do not depend on it.</summary>
internal sealed class ScoreTarget()
    : StagedTarget<Score>(
        "score",
        "branch",
        Touches.Within(),
        new TextField("scheme", Required: true),
        new NumberField("version", Required: true),
        new TextField("branch", Required: true),
        new MonthField("month", Required: true),
        new NumberField("points", Required: false),
        new TextField("grade", Required: false, MaxLength: 1),
        new TextField("document", Required: false, JsonText.MaxLength)
    )
{
    // Points end at 120, bonuses and penalties at 5 by default; a scheme may say otherwise, but not this much.
    private const double Lowest = -100;
    private const double Highest = 200;
    private const int Decimals = 2;

    public override async Task StageAsync(ImportRun run)
    {
        await run.Known.Schemes.ReadAsync(run.Context, run.Cancellation);
        await base.StageAsync(run);
    }

    protected override Score Read(MappedRow row)
    {
        var month = row.MonthOf("month");
        var score = new Score
        {
            SchemeCode = row.Text("scheme"),
            SchemeVersion = row.Whole("version"),
            BranchId = row.Known.Branch(row, "branch"),
            Month = month.ToNumber(),
            Points = row.OptionalNumber("points"),
            Grade = row.OptionalText("grade", maxLength: 1),
            Document = JsonText.Read(row, "document"),
        };
        row.BlameFuture("month", month);
        if (score.Points is < Lowest or > Highest)
        {
            row.Blame("points", FaultCode.OutOfRange, "The points are not within -100 to 200.");
        }

        if (score.Points is { } points && points != Math.Round(points, Decimals))
        {
            row.Blame("points", FaultCode.BadNumber, "Points are rounded to two decimals before they are graded.");
        }

        if (score.Points is null != score.Grade is null)
        {
            row.Blame(
                score.Points is null ? "points" : "grade",
                FaultCode.MissingValue,
                "A rated branch has points and a grade; one that is not rated has neither."
            );
        }

        CheckScheme(row, score);
        return score;
    }

    private static void CheckScheme(MappedRow row, Score score)
    {
        if (row.Fault is not null || row.Known.Judging)
        {
            // While rows are judged, the scheme may still come.
            return;
        }

        if (row.Known.Schemes.FromMonth(score.SchemeCode, score.SchemeVersion) is not { } from)
        {
            row.Blame(
                "scheme",
                FaultCode.UnknownScheme,
                $"There is no version {score.SchemeVersion} of a scheme '{score.SchemeCode}'; load it first, or correct the code."
            );
        }
        else if (score.Month < from)
        {
            row.Blame("month", FaultCode.OutOfRange, $"This version of the scheme holds from {Month.FromNumber(from)} on.");
        }
    }
}

/// <summary>What a source delivers as JSON and the warehouse keeps as it is.</summary>
internal static class JsonText
{
    public const int MaxLength = 100_000;

    /// <summary>The text of an optional field; finds fault with one that is no JSON.</summary>
    public static string? Read(MappedRow row, string field)
    {
        if (row.OptionalText(field, MaxLength) is not { } text)
        {
            return null;
        }

        try
        {
            JsonDocument.Parse(text).Dispose();
        }
        catch (JsonException)
        {
            row.Blame(field, FaultCode.BadValue, "It is no JSON.");
        }

        return text;
    }
}
