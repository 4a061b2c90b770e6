package io.brewline.local.generate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Invented names: every first name with every last name. */
final class Names {
    private static final List<String> FIRST = words("""
            Ada Adrian Agnes Aidan Alan Albert Alice Amara Amber Amy Andrew Angus Anita Anna Anwar Arthur Asha Audrey
            Barbara Ben Beth Bianca Brenda Brian Bridget Callum Carl Carmen Cathy Cedric Chloe Clara Clive Colin Connor
            Daisy Damian Daniel Dawn Deepa Derek Diana Dominic Donna Doris Duncan Edith Edward Elaine Elias Ella Ellis
            Emily Eric Esme Esther Eva Ewan Faith Farah Felix Fergus Fiona Flora Frances Frank Freya Gavin Gemma George
            Gerald Gita Glen Grace Grant Greta Hamish Hannah Harold Harriet Hazel Heather Helen Henry Hilda Hugo Ian Ida
            Imogen Imran Irene Iris Isaac Ivan Jack Jamila Jane Jasper Jean Jenna Jerome Joan Joel Jonas Joyce Judith
            Julian June Kamal Karen Keith Kenji Kira Kirsty Laila Lars Laura Leah Leo Lewis Lily Lorna Lucian Luke Lydia
            """);

    private static final List<String> LAST = words("""
            Abbott Acker Aldridge Allsop Appleby Archer Ashdown Atherton Baines Balfour Barlow Barton Beck Bellamy
            Birch Blackwood Boyce Bramley Brook Burrell Cartwright Castle Chandler Clay Clifton Cobb Cooper Corbett
            Cotton Cradock Crane Croft Dale Darby Dawes Denby Dent Dewhurst Dobson Drayton Dunmore Eastwood Eddison
            Elgin Elmsley Everett Fairley Farrow Fenwick Firth Fleet Forge Foxley Frost Gable Garland Garside Gladwin
            Glover Goodall Gorse Granger Greaves Hadley Hale Halliwell Hartnell Hawke Heath Hepworth Hinton Holloway
            Huxley Ingham Ivory Jarrow Keeling Kember Kettle Kirkby Lambourne Langton Larch Leary Linden Lockwood Lyle
            Marlow Marsden Meadows Merrick Milne Moorcroft Nash Nettle Norbury Oakes Orchard Osgood Padley Paget Parr
            Penrose Pickles Quill Radley Ramsden Reeve Ridley Rook Rowntree Sadler Selby Shaw Sorrel Stead Tansley
            Thorne Tilling Underhill Vane Wadham Weaver Whitlock Wren Yarrow
            """);

    private static final List<String> FULL = FIRST.stream()
            .flatMap(first -> LAST.stream().map(last -> first + " " + last))
            .toList();

    private Names() {}

    static String next(Dice dice) {
        return dice.pick(FULL);
    }

    private static List<String> words(String text) {
        Stream<String> words = Pattern.compile("\\s+").splitAsStream(text.strip());
        return words.toList();
    }
}
