using System.Globalization;
using System.Text.Json;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

/// <summary>The fourteen customers of vectors.json's golden_scenario_2025_03, put into a warehouse as facts.</summary>
internal static class GoldenScenario
{
    private static readonly Dictionary<string, int> BranchIds = new(StringComparer.Ordinal)
    {
        ["HQ"] = 1,
        ["P1"] = 2,
        ["C1"] = 3,
        ["O1"] = 4,
        ["O2"] = 5,
    };

    public static JsonElement Vector { get; } =
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectors.json")))
            .RootElement.GetProperty("golden_scenario_2025_03");

    public static IEnumerable<object> Facts() =>
        Branches().Concat(Vector.GetProperty("customers").EnumerateArray().SelectMany(Customer)).Concat(Contacts());

    private static IEnumerable<object> Branches() =>
        BranchIds.Select(branch => new Branch
        {
            Id = branch.Value,
            Code = branch.Key,
            Level = (BranchLevel)Math.Min(3, branch.Value - 1),
            ParentId = branch.Value == 1 ? null : Math.Min(3, branch.Value - 1),
            NameZh = branch.Key,
            NameEn = branch.Key,
        });

    private static IEnumerable<object> Customer(JsonElement row)
    {
        var id = Id(row.GetProperty("id").GetString()!);
        var joined = Text(row, "joined") is { } day ? LocalDay(day) : LocalDay("2023-01-01");
        yield return new Customer
        {
            Id = id,
            Code = row.GetProperty("id").GetString()!,
            JoinedAt = joined,
        };

        var tier = Enum.Parse<Tier>(Text(row, "tier_open") ?? "ordinary", ignoreCase: true);
        var branch = BranchIds[Text(row, "branch_open") ?? Text(row, "branch_join")!];
        var value = row.TryGetProperty("value", out var amount) ? amount.GetDouble() : 0;
        var first = new CustomerVersion
        {
            CustomerId = id,
            ValidFrom = joined,
            Tier = tier,
            BranchId = branch,
            MonthlyValue = value,
        };
        yield return first;
        if (Change(row, "move") is { } move)
        {
            first.ValidTo = move.At;
            yield return new CustomerVersion
            {
                CustomerId = id,
                ValidFrom = move.At,
                Tier = tier,
                BranchId = BranchIds[move.To],
                MonthlyValue = value,
            };
        }

        if (Change(row, "tier_change") is { } change)
        {
            first.ValidTo = change.At;
            var after = Enum.Parse<Tier>(change.To, ignoreCase: true);
            yield return new CustomerVersion
            {
                CustomerId = id,
                ValidFrom = change.At,
                Tier = after,
                BranchId = branch,
                MonthlyValue = value,
            };
        }

        if (Text(row, "churn") is { } churned)
        {
            yield return new Churn
            {
                Id = $"L{id}",
                CustomerId = id,
                ChurnedAt = DateTimeOffset.Parse(churned, CultureInfo.InvariantCulture).UtcDateTime,
                Kind = Enum.Parse<ChurnKind>(Text(row, "kind")!, ignoreCase: true),
                Reason = Enum.TryParse<ChurnReason>(Text(row, "reason"), ignoreCase: true, out var reason) ? reason : ChurnReason.Other,
                WinbackAt = Text(row, "reactivated") is { } back ? LocalDay(back) : null,
            };
        }
    }

    private static IEnumerable<object> Contacts() =>
        Vector
            .GetProperty("contacts")
            .EnumerateArray()
            .Select(
                (row, i) =>
                    new Contact
                    {
                        Id = $"T{i}",
                        CustomerId = Id(row[0].GetString()!),
                        BranchId = BranchIds["O1"],
                        At = LocalDay(row[1].GetString()!),
                        Mode = Enum.Parse<ContactMode>(row[2].GetString()!, ignoreCase: true),
                        Addressing = row[3].GetString() == "broadcast" ? ContactAddressing.Broadcast : ContactAddressing.OneToOne,
                        Effective = row[4].GetBoolean(),
                    }
            );

    private static int Id(string code) => int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture);

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static (DateTime At, string To)? Change(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? (LocalDay(value[0].GetString()!), value[1].GetString()!) : null;

    private static DateTime LocalDay(string day) => TestClock.Business.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));
}
