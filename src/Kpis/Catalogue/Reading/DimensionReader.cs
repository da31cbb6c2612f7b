using Kpi.Kpis.Loyalty;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads one dimension of the catalogue. There is one kind, the loyalty matrix.</summary>
internal static class DimensionReader
{
    private const string Kind = "loyalty_matrix";
    private static readonly string[] Keys = ["id", "code", "name", "definition", "kind", "high_recommendation", "source", "members"];
    private static readonly string[] MemberNames = [.. Enum.GetValues<LoyaltyKind>().Select(SnakeCase.Of)];

    public static LoyaltyMatrix Read(YamlEntry entry)
    {
        entry.Allow("a dimension", Keys);
        if (entry.Text("kind") is not ("" or Kind))
        {
            entry.Problem("kind", $"kind '{entry.Text("kind")}' is not {Kind}, the one kind of dimension.");
        }

        return new()
        {
            Id = KpiEntryReader.Id(entry),
            Code = entry.Text("code"),
            Name = entry.Localized("name"),
            Definition = entry.Localized("definition"),
            HighRecommendation = HighRecommendation(entry),
            Source = entry.Localized("source"),
            Members = Members(entry),
        };
    }

    private static int HighRecommendation(YamlEntry entry)
    {
        var mark = entry.Count("high_recommendation", 0);
        if (mark is < 1 or > 10)
        {
            entry.Problem(
                "high_recommendation",
                $"high_recommendation is {mark}; it must be within 1 to 10, the answers that divide customers."
            );
        }

        return mark;
    }

    private static IReadOnlyList<LoyaltyMember> Members(YamlEntry entry)
    {
        if (entry.Entry("members") is not { } members)
        {
            entry.Problem("members", $"'members' is missing; it names {string.Join(", ", MemberNames)}.");
            return [];
        }

        members.Allow("members", MemberNames);
        return [.. Enum.GetValues<LoyaltyKind>().Select(Member)];

        LoyaltyMember Member(LoyaltyKind kind)
        {
            if (members.Entry(SnakeCase.Of(kind)) is not { } member)
            {
                members.Problem($"member '{SnakeCase.Of(kind)}' is missing; it has a name and a definition.");
                return new(kind, new("", ""), new("", ""));
            }

            member.Allow("a member", ["name", "definition"]);
            return new(kind, member.Localized("name"), member.Localized("definition"));
        }
    }
}
